/** Asks the server, typed by the table of its routes. */
import { inject, Injectable } from '@angular/core';
import { askApi, type Given, type Got } from '../../../../contracts/client.ts';
import { Gate } from '../coming-in/gate.ts';

type JsonName = Parameters<typeof askApi>[1];

@Injectable({ providedIn: 'root' })
export class Api {
  readonly terms = inject(Gate).terms;

  ask<N extends JsonName>(name: N, given: Given<N>): ReturnType<typeof askApi<N>> {
    return askApi(this.terms, name, given);
  }

  async askShots(params: { readonly runId: string }): Promise<Got<'listShots'>['document']> {
    return (await this.ask('listShots', { params })).document;
  }
}
