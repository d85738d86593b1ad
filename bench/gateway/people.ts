/** Who asks: somebody with an account, a token of a session and a project. */
import { API_PATH } from '../../contracts/api/route.ts';
import { askApi, type ClientTerms } from '../../contracts/client.ts';
import { registered } from '../../tests/api/people.ts';

export interface Tenant {
  readonly terms: ClientTerms;
  readonly token: string;
  readonly projectId: string;
  /** Where his project is asked for. */
  readonly projectUrl: string;
}

export async function openProject(terms: ClientTerms, title: string): Promise<string> {
  const { document } = await askApi(terms, 'createProject', { params: {}, body: { title } });
  return document.project.id;
}

export async function newTenant(studio: { readonly url: string }, name: string): Promise<Tenant> {
  const { terms } = await registered(studio, name);
  const projectId = await openProject(terms, 'The borrowed lamp');
  const projectUrl = `${studio.url}${API_PATH}/projects/${projectId}`;
  return { terms, token: terms.key ?? '', projectId, projectUrl };
}
