/** English pronouns that mean somebody, and those that stand as subjects. */

/** The canonical word and the gender of each form. */
export const PRONOUN: Readonly<
  Record<string, readonly [head: string, gender: 'male' | 'female' | 'unknown']>
> = {
  he: ['he', 'male'],
  him: ['he', 'male'],
  his: ['he', 'male'],
  himself: ['he', 'male'],
  she: ['she', 'female'],
  her: ['she', 'female'],
  hers: ['she', 'female'],
  herself: ['she', 'female'],
  i: ['I', 'unknown'],
  me: ['I', 'unknown'],
  my: ['I', 'unknown'],
  myself: ['I', 'unknown'],
  "i'm": ['I', 'unknown'],
  "i'd": ['I', 'unknown'],
  "i'll": ['I', 'unknown'],
  "i've": ['I', 'unknown'],
  they: ['they', 'unknown'],
  them: ['they', 'unknown'],
  their: ['they', 'unknown'],
  we: ['we', 'unknown'],
  us: ['we', 'unknown'],
  our: ['we', 'unknown'],
  you: ['you', 'unknown'],
  your: ['you', 'unknown'],
  it: ['it', 'unknown'],
  its: ['it', 'unknown'],
  itself: ['it', 'unknown'],
};

export const NOMINATIVE = new Set(['he', 'she', 'i', 'they', 'we', "i'm", "i'd", "i'll", "i've"]);
