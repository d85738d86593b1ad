/** BM25 over an inverted index held in memory (Robertson and Zaragoza 2009), for Chinese by character pairs. */

/** k1 and b as measured best for short descriptions. */
const K1 = 0.9;
const B = 0.4;

const han = /\p{Script=Han}+/gu;
const latin = /[\p{L}\p{N}]+/gu;

/** English endings that do not change what is meant. */
const stemmed = (word: string): string => {
  if (word.length > 5) return word.replace(/(?:ing|edly|ed|es|ly|s)$/, '');
  return word.length > 3 ? word.replace(/(?:ed|es|s)$/, '') : word;
};

const pairs = (run: string): readonly string[] =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));

/** Chinese characters alone weigh in too, for words of one character. */
const singles = (run: string): readonly string[] =>
  run.length === 1 ? [] : Array.from(run, (character) => `·${character}`);

/** Index terms of a text: pairs of Chinese characters, stems of other words. */
export function termsOfText(text: string): readonly string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const chinese = [...folded.matchAll(han)].flatMap(([run]) => [...pairs(run), ...singles(run)]);
  const words = [...folded.replaceAll(han, ' ').matchAll(latin)].map(([word]) => stemmed(word));
  return [...chinese, ...words];
}

interface Posting {
  readonly document: number;
  readonly count: number;
}

interface Hit {
  /** Index of the document. */
  readonly document: number;
  readonly score: number;
}

export interface Index {
  /** Documents that share a term with the query, best first, equals in their own order. */
  search(query: string): readonly Hit[];
}

/** A single Chinese character is written `·` and one: it must equal a one-character term to count fully. */
const plain = (term: string): string => term.replace(/^·/, '');

/** How much a query's term counts: a lone character of a longer word says little. */
const weightOf = (term: string): number => (term.startsWith('·') ? 0.25 : 1);

/** Builds the index of documents, each a list of terms in words. */
export function indexOf(documents: readonly (readonly string[])[]): Index {
  const terms = documents.map((words) => words.flatMap(termsOfText).filter((term) => !term.startsWith('·')));
  const mean = terms.reduce((sum, list) => sum + list.length, 0) / Math.max(1, terms.length);
  const postings = new Map<string, Posting[]>();
  terms.forEach((list, document) => {
    const counts = new Map<string, number>();
    for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts)
      postings.set(term, [...(postings.get(term) ?? []), { document, count }]);
  });
  const lengths = terms.map((list) => list.length / mean);
  return { search: (query) => ranked(query, { postings, lengths, total: documents.length }) };
}

interface Statistics {
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** Lengths of documents against the mean. */
  readonly lengths: readonly number[];
  readonly total: number;
}

function ranked(query: string, { postings, lengths, total }: Statistics): readonly Hit[] {
  const scores = new Map<number, number>();
  for (const term of new Set(termsOfText(query))) {
    const list = postings.get(plain(term)) ?? [];
    const rarity = Math.log(1 + (total - list.length + 0.5) / (list.length + 0.5)) * weightOf(term);
    for (const { document, count } of list) {
      const norm = count + K1 * (1 - B + B * (lengths[document] ?? 1));
      scores.set(document, (scores.get(document) ?? 0) + (rarity * count * (K1 + 1)) / norm);
    }
  }
  return [...scores]
    .map(([document, score]) => ({ document, score }))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
