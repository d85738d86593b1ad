/** Turns the bytes of a story file into text, or says why they are no story. Pure. */
import iconv from 'iconv-lite';
import { Failure } from '../../contracts/error.ts';
import type { TextEncoding } from '../../contracts/story.ts';

/** A story after decoding; a byte-order mark is gone, line ends are kept. */
export interface DecodedStory {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** UTF-16 code units that one story may have. */
const LONGEST = 2_000_000;

/** Share of control characters above which a file is taken for a program, not for prose. */
const CONTROL_SHARE = 0.001;

/** The commonest characters of written Chinese, both scripts: text read in the wrong encoding has almost none of them. */
const COMMON = new Set(
  '的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運，。！？：；、“”「」…《》—　',
);

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((value, index) => bytes[index] === value);

const isControl = (code: number): boolean =>
  (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) || code === 0x7f;

/** Refuses what is not prose: anything with a NUL, or with more than a trace of control characters. */
function refuseBinary(text: string): void {
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0) throw new Failure('STORY_BINARY');
    if (isControl(code)) controls++;
  }
  if (controls > text.length * CONTROL_SHARE) throw new Failure('STORY_BINARY');
}

const isBroken = (char: string): boolean => char === '\ufffd' || (char >= '\ue000' && char <= '\uf8ff');

const isLetter = (char: string): boolean => /^[a-z]$/i.test(char);

/** What one character beyond ASCII says for an encoding: broken ones and ones inside a Latin word (`f鋒rt`) speak against it. */
function evidence(char: string, before: string, after: string): number {
  if (isBroken(char)) return -5;
  if (isLetter(before) && isLetter(after)) return -1;
  return COMMON.has(char) ? 1 : 0;
}

/** How much text looks like Chinese, at most 1: the mean evidence of its characters beyond ASCII. */
function plausibility(text: string): number {
  let foreign = 0;
  let score = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char < '\x80') continue;
    foreign++;
    score += evidence(char, text.charAt(index - 1), text.charAt(index + 1));
  }
  return foreign === 0 ? 0 : score / foreign;
}

/** Plausibility that prose of either script passes and text in a wrong encoding does not (0.5 to 0.7 against below 0.1). */
const PLAUSIBLE = 0.25;

/** Decides between the two Chinese encodings by reading the file in both. Throws STORY_ENCODING_UNKNOWN. */
function decodeChinese(bytes: Uint8Array): DecodedStory {
  const read = (['gb18030', 'big5'] as const).map((encoding) => {
    const text = iconv.decode(bytes, encoding);
    return { text, encoding, score: plausibility(text) };
  });
  const best = read.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score < PLAUSIBLE) throw new Failure('STORY_ENCODING_UNKNOWN');
  return { text: best.text, encoding: best.encoding };
}

function decodeUtf8(bytes: Uint8Array): DecodedStory | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null; // Not UTF-8: TextDecoder throws a TypeError at the first bad byte.
  }
}

function decodeBytes(bytes: Uint8Array): DecodedStory {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: iconv.decode(bytes, 'utf-16le'), encoding: 'utf-16le' };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: iconv.decode(bytes, 'utf-16be'), encoding: 'utf-16be' };
  const utf8 = decodeUtf8(bytes);
  if (utf8) return utf8;
  if (bytes.includes(0)) throw new Failure('STORY_BINARY');
  return decodeChinese(bytes);
}

/**
 * Decodes a story: by its byte-order mark, else as strict UTF-8, else as GB18030 or Big5, whichever reads as Chinese.
 * Throws STORY_BINARY, STORY_ENCODING_UNKNOWN, STORY_EMPTY or STORY_TOO_LONG.
 */
export function decodeStory(bytes: Uint8Array): DecodedStory {
  const { text, encoding } = decodeBytes(bytes);
  refuseBinary(text);
  if (text.trim() === '') throw new Failure('STORY_EMPTY');
  if (text.length > LONGEST) {
    throw new Failure(
      'STORY_TOO_LONG',
      `The story has ${text.length} characters, more than 2,000,000; split it into chapters.`,
    );
  }
  return { text, encoding };
}
