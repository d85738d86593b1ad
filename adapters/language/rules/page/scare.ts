/** Tells words that are only quoted (所谓“痨病”, the word "love") from speech. */
import type { Language } from '../../../../contracts/shared.ts';
import type { Block } from './blocks.ts';
import type { Speech } from './speech.ts';

/** A quotation with the words around it, within its paragraph. */
interface Setting {
  readonly inside: string;
  readonly before: string;
  readonly after: string;
}

const ENDS_SPEECH = /[。！？…—，,.!?~～：;；-]$/;

/** What doors, bells and thunder say: “咚咚咚。”有人敲门. */
const NOISE = /^[咚砰啪哐当叮铃嗒嗖轰隆哗啦滴答吱嘎嘭嗡咔嚓呯]+[，。！…—~]*$/;

/** Sounds and names: “哑——”的一声, 叫作“豆腐西施”, 这“小”字. */
function isChineseMention({ inside, before, after }: Setting): boolean {
  if (/^(?:的?(?:一声|声音|声响|响声)|地(?:一声|响|叫))/.test(after)) return true;
  if (NOISE.test(inside)) return !/^[^，。！？]{0,8}(?:说|道|喊|叫|唱|学|念)/.test(after);
  if (/^[”’」』]/.test(after) || /[“‘「『]$/.test(before)) return true;
  if (/(?:说|道|问|答|喊|叫道|[：:])$/.test(before.trimEnd())) return false;
  if (/^(?:之类|之流|一类|等等|几个字|[这那几两二三四五六]个?(?:字|词|句)|字样|二字|两字|字)/.test(after))
    return true;
  if (ENDS_SPEECH.test(inside))
    return /^什么$/.test(before.slice(-2)) || (/[，,]$/.test(inside) && /(?:什么|所谓)$/.test(before));
  if (/[，,]$/.test(before)) return inside.length <= 2 && /^[的和与、]/.test(after);
  if (
    /(?:叫作|叫做|叫|称为|称作|称之为|所谓|什么|名为|写着|刻着|印着|绰号|外号|名字是|题着|唤作|伊|里的|中的|的)$/.test(
      before,
    )
  )
    return true;
  return inside.length <= 10 && /^[的、和与这那，。；]/.test(after) && before !== '';
}

const SPEAKS_BEFORE =
  /\b(?:said|says|say|saying|cried|asked|answered|replied|called out|shouted|whispered|whisper|murmured|added|exclaimed|muttered|thought|sang)\s*$/i;

/** Words quoted for themselves: she played "jook-about," and a sign that read "Keep out". */
function isEnglishMention({ inside, before, after }: Setting): boolean {
  const words = inside.split(/\s+/).length;
  if (before === '' || /[,:—–-]\s*$/.test(before) || SPEAKS_BEFORE.test(before)) return false;
  if (words > 4 || !/[\p{L}\d]\s+$/u.test(before)) return false;
  if (/[!?]$/.test(inside) || /^\s*(?:said|cried|asked|he|she)\b/.test(after)) return false;
  return /^\p{Ll}/u.test(inside) || !ENDS_SPEECH.test(inside);
}

const REACH = 14;

/** What quotations stand in. */
interface Prose {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: Language;
}

/** Leaves out quotations that nobody says. One that fills its paragraph is always said. */
export function withoutMentions(speeches: readonly Speech[], { text, blocks, language }: Prose): Speech[] {
  const byParagraph = new Map(blocks.map((block) => [block.paragraph, block]));
  return speeches.filter((speech) => {
    const block = byParagraph.get(speech.paragraph);
    if (speech.given !== null || speech.continues || !block) return true;
    const setting = {
      inside: text.slice(speech.start, speech.end),
      before: text.slice(Math.max(block.start, speech.open - REACH), speech.open),
      after: text.slice(speech.close, Math.min(block.end, speech.close + REACH)),
    };
    if (!/[\p{L}\p{N}]/u.test(setting.inside))
      return language === 'zh' && setting.before === '' && setting.inside !== '';
    if (setting.before === '' && setting.after === '') return true;
    return !(language === 'zh' ? isChineseMention(setting) : isEnglishMention(setting));
  });
}
