/** Forms of English verbs: walk, walks, walked, walking; creep, creeps, crept, creeping. */

/** base past participle, where they are not regular; a participle equal to the past is left out. */
const IRREGULAR = `arise arose arisen, awake awoke awoken, bear bore borne, beat beat beaten, become became become, begin began begun, bend bent,
  bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, bring brought, build built, burn burnt, burst burst,
  buy bought, cast cast, catch caught, choose chose chosen, cling clung, come came come, creep crept, cut cut, deal dealt, dig dug, do did done,
  draw drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought,
  find found, flee fled, fling flung, fly flew flown, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten,
  give gave given, go went gone, grind ground, grow grew grown, hang hung, have had, hear heard, hide hid hidden, hit hit, hold held,
  hurt hurt, keep kept, kneel knelt, knit knit, know knew known, lay laid, lead led, lean leant, leap leapt, learn learnt, leave left,
  lend lent, let let, lie lay lain, light lit, lose lost, make made, mean meant, meet met, mow mowed mown, pay paid, put put, quit quit,
  read read, ride rode ridden, ring rang rung, rise rose risen, run ran run, saw sawed sawn, say said, see saw seen, seek sought, sell sold,
  send sent, set set, sew sewed sewn, shake shook shaken, shine shone, shoot shot, shrink shrank shrunk, shut shut, sing sang sung,
  sink sank sunk, sit sat, sleep slept, slide slid, sling slung, slink slunk, smell smelt, sow sowed sown, speak spoke spoken, spend spent,
  spin spun, spit spat, split split, spread spread, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung,
  stride strode, strike struck, string strung, strive strove striven, swear swore sworn, sweep swept, swim swam swum, swing swung,
  take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, tread trod trodden, understand understood,
  wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind wound, wring wrung, write wrote written, withdraw withdrew`;

const irregular = new Map(
  IRREGULAR.split(',').map((line) => {
    const [base = '', past = '', participle = past] = line.trim().split(/\s+/);
    return [base, [past, participle]] as const;
  }),
);

/** Verbs of more than one syllable that double their last letter all the same. */
const DOUBLING =
  /^(?:[^aeiou]*[aeiou][bdgklmnprt]|.*(?:mit|fer|cur|pel|begin|admit|regret|occur|travel|quarrel|whip|grin|chat|unwrap))$/;

const stem = (base: string): string => {
  if (base.endsWith('e')) return base.slice(0, -1);
  return DOUBLING.test(base) && !/[wxy]$/.test(base) ? base + base.slice(-1) : base;
};

const third = (base: string): string => {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}s`.replace(/s$/, 'es') : `${base}s`;
};

const regularPast = (base: string): string => {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${stem(base)}ed`;
};

const gerund = (base: string): string =>
  base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : /(?:ee|oe|ye)$/.test(base)
      ? `${base}ing`
      : `${stem(base)}ing`;

/** How a form of a verb is used. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** All forms of a verb; the first listed use of a spelling wins. */
export function inflections(base: string): readonly (readonly [string, VerbForm])[] {
  const odd = irregular.get(base);
  const past = odd?.[0] ?? regularPast(base);
  const extra: (readonly [string, VerbForm])[] =
    odd && /^(?:burn|dream|lean|leap|learn|light|smell|kneel|knit|hang|shine|wake)$/.test(base)
      ? [[regularPast(base), 'past']]
      : [];
  return [
    [past, 'past'],
    ...extra,
    [odd?.[1] ?? past, 'participle'],
    [base, 'base'],
    [third(base), 'third'],
    [gerund(base), 'gerund'],
  ];
}
