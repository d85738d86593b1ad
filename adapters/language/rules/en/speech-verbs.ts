/** English verbs of speech and thought, and how each one sounds. */
import type { Emotion, Manner } from '../../../../contracts/reading.ts';
import type { Delivery } from '../said/delivery.ts';
import { inflections } from './inflect.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** manner, emotion, intensity, verbs. */
const SAID: readonly (readonly [Manner | null, Emotion | null, number | null, string])[] = [
  [
    null,
    null,
    null,
    `say ask reply answer add continue return remark observe inquire enquire tell begin repeat explain declare ejaculate
    announce suggest assent agree admit respond proceed conclude put go resume question read quote state note comment reason report
    interpose interject remind assure offer propose recite mention acknowledge venture mutter-on retort-back own describe
    guess lie rejoin demand order command bid instruct direct interrogate volunteer pronounce confirm correct concede promise
    recount relate narrate inform invite predict vow swear sum wonder-aloud echo call-back pursue break chime insist interrupt argue counter boast brag reassure caution confide confess affirm assert
    maintain reveal quip joke tease reckon concur challenge apologize apologise chide`,
  ],
  ['whisper', null, 0.3, 'whisper breathe hiss mouth'],
  [
    'murmur',
    null,
    0.3,
    'murmur mutter mumble grumble falter stammer stutter drawl purr croak grunt croon rasp',
  ],
  ['murmur', 'weariness', 0.3, 'sigh yawn'],
  ['murmur', 'sadness', 0.5, 'moan groan lament wail-softly whimper mourn'],
  ['shout', null, 0.9, 'shout yell bellow roar thunder bawl scream shriek screech holler squawk'],
  ['call', null, 0.7, 'call cry exclaim hail hallo'],
  ['call', 'joy', 0.7, 'cheer whoop'],
  ['sob', 'sadness', 0.8, 'sob weep wail blubber whine bleat'],
  ['laugh', 'joy', 0.6, 'laugh chuckle giggle titter cackle'],
  ['normal', 'joy', 0.4, 'smile beam grin'],
  ['sing', 'joy', 0.5, 'sing chant hum'],
  ['normal', 'anger', 0.7, 'snap snarl growl bark storm rage retort rebuke scold fume rant'],
  ['normal', 'anger', 0.5, 'protest object complain grouse threaten warn accuse'],
  ['normal', 'disgust', 0.5, 'sneer scoff jeer mock snort sniff'],
  ['normal', 'fear', 0.6, 'quaver gasp pant squeak quail blurt sputter splutter wheeze'],
  ['normal', 'tenderness', 0.4, 'coax soothe comfort plead beg implore entreat urge pray coo'],
  ['normal', 'surprise', 0.6, 'marvel gulp'],
];

const THOUGHT = words('think wonder muse reflect reason decide realize realise ponder consider');

const deliveries = new Map<string, Delivery>();
for (const [manner, emotion, intensity, list] of SAID)
  for (const verb of words(list))
    for (const [form] of inflections(verb))
      if (!deliveries.has(form)) deliveries.set(form, { manner, emotion, intensity });

const thoughts = new Set(THOUGHT.flatMap((verb) => inflections(verb).map(([form]) => form)));

/** Spellings that are verbs of speech only right beside a quotation: "…," went on the fox. */
const WEAK = new Set(
  words(
    'went goes go put puts own owned read note notes lie lies report order orders broke break break sum state states bid bidding reason reasons offer offers promise promises mouth question questions comment comments demand demands cheer cheers command commands argue argues argued arguing counter counters maintain maintains maintained reveal reveals revealed joke jokes tease teases teased reckon reckons challenge challenges wheeze',
  ),
);

/** Sound of a lower-case form of a verb of speech; null for other words. */
export const speechVerb = (lower: string): Delivery | null => deliveries.get(lower) ?? null;

/** Forms that mean speech wherever they stand. */
export const STRONG_FORMS: ReadonlySet<string> = new Set(
  [...deliveries.keys()].filter((form) => !WEAK.has(form)),
);

/** Whether a form means speech wherever it stands. */
export const isStrongSpeechVerb = (lower: string): boolean => STRONG_FORMS.has(lower);

export const isThoughtVerb = (lower: string): boolean => thoughts.has(lower);
