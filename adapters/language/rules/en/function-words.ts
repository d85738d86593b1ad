/** The small words of English grammar that the rules lean on. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const PREPOSITION =
  words(`about above across after against along amid among around at before behind below beneath beside besides between
  beyond by down during for from in inside into like near of off on onto opposite out outside over past round since through throughout
  till to toward towards under underneath until up upon with within without unlike than`);

export const AUXILIARY =
  words(`am is are was were be been being have has had having do does did will would shall should can could may might
  must ought isn't wasn't aren't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't couldn't cannot
  mustn't needn't`);

export const COPULA = words(
  "am is are was were be been being become became becomes seem seemed seems isn't wasn't weren't aren't",
);

export const DETERMINER = words(
  'the a an this that these those his her my your our their its another one two three four five six seven eight nine ten some any every each no both all several many few other',
);

export const POSSESSIVE = words('his her my your our their its');

export const CONJUNCTION = words(
  'and but or nor so yet for then when while as because if though although until till before after since where whereupon that which who whom whose',
);

/** Adverbs that may stand between a subject and its verb. */
export const MIDDLE_ADVERB =
  words(`also always almost already at just never now once often only quite rather really soon still suddenly then
  there too very yet not ever again even first last presently instantly immediately merely simply nearly hardly scarcely both all`);

export const isAdverb = (lower: string): boolean =>
  MIDDLE_ADVERB.has(lower) || (lower.length > 4 && lower.endsWith('ly'));

/** Nouns of the body: only somebody has them. */
export const BODY =
  words(`eye eyes face hand hands voice heart mind head lips mouth arm arms shoulder shoulders hair cheek cheeks brow forehead
  finger fingers foot feet knee knees leg legs back neck beard chin nose ears ear breath tears tear smile tone manner feelings soul blood
  throat chest tail paw paws teeth tongue fist brows eyebrows eyelids lap wings beak expression gaze look glance thoughts`);
