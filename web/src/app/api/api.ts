/** Asks the server, typed by the table of its routes. */
import { Injectable } from '@angular/core';
import { askApi, type ClientTerms, type Given, type Got } from '../../../../contracts/client.ts';

/** The page is the server’s own, and a cookie says whose it is. */
export const terms: ClientTerms = {
  ...{ origin: '', key: null },
  fetch: (...request) => fetch(...request),
};

type JsonName = Parameters<typeof askApi>[1];

@Injectable({ providedIn: 'root' })
export class Api {
  ask<N extends JsonName>(name: N, given: Given<N>): ReturnType<typeof askApi<N>> {
    return askApi(terms, name, given);
  }

  async askShots(params: { readonly runId: string }): Promise<Got<'listShots'>['document']> {
    return (await this.ask('listShots', { params })).document;
  }
}
