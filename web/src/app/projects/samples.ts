/** Stories of our own to begin with, fetched when one is taken. */
export interface Sample {
  readonly title: string;
  readonly text: () => Promise<string>;
}

export const samples: readonly Sample[] = [
  { title: 'The Red Kite', text: async () => (await import('../../../../examples/the-red-kite.txt')).default },
  { title: '灯笼匠', text: async () => (await import('../../../../examples/灯笼匠.txt')).default },
  { title: 'The Bell Maker', text: async () => (await import('../../../../examples/the-bell-maker.txt')).default },
];
