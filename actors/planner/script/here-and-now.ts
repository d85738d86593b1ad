/** Whether words tell of deeds that are done here and now, so that they can be seen: not over, denied, wished or dreamt. */

const silenceEn = /\b(?:said|spoke|answered|replied) nothing\b|\bnothing was said\b/gi;

/** English without its silences: that nobody speaks is an absence that can be seen. */
const withoutSilence = (text: string): string => text.replace(silenceEn, '');

/** What was over before: "had been", "had just come", "had loved". Participles that do not end in -ed; "had red hair" is none. */
const past =
  '(?!red\\b)\\w+ed|been|begun|become|bought|broken|brought|built|caught|chosen|come|done|drawn|driven|eaten|fallen|felt|flown|forgotten|found|given|gone|got|grown|heard|held|hidden|kept|known|laid|learnt|left|lost|made|meant|met|paid|put|risen|run|said|sat|seen|sent|set|shut|slept|spent|spoken|stolen|stood|sunk|sung|taken|taught|thought|thrown|told|torn|woken|won|worn|written';
const beforeEn = new RegExp(
  `\\bhad (?:just |already |never |always |long |ever |only |also |not )?(?:${past})\\b`,
  'i',
);

const notZh: readonly RegExp[] = [
  /没有?(?!有?(?:说话|作声|动|出声|吭声))|无法|不能|未曾|从未|不(?!动|说话|作声|语|停|住|断|久|一会|禁|由|料|过|觉|慌|忙)/,
  /曾经|从前|以前|当年|多年|年前|昨[天晚夜]|前天|去年|早已|早就|每[天年次]|天天/,
  /如果|要是|否则|要不然|倘[若使]|假[如使]|希望|[想要]要|打算|正要|刚要|将要|几乎|险些|差点|试[着图]|尝试|假装|装作|拒绝|懒得|停止|忘[了记]|吗[？?]/,
  /想[起象像]|梦[见到]|记得|幻想/,
  /吩咐|命令|[让叫请劝催](?:他|她|它|我|你|大家|\p{Script=Han}{1,3}?)(?:坐|站|走|跑|来|去|进|出|拿|给|看|吃|喝|睡|开|关|停|起|跳|唱|做|等|帮)/u,
];

const notEn: readonly RegExp[] = [
  /\b(?:nobody|nothing|not|no|none|never|neither|nor|(?:could|did|was|would|had|is|does|do)n[’']t)\b/i,
  /\b(?:used to|yesterday|ago|last (?:week|month|year|night)|(?:every|each) \w+|in \d{4})\b/i,
  /\b(?:would|(?<!as )if|wish(?:ed)?|hoped|wanted|about to|almost|nearly|hardly|barely|scarcely|instead of|(?:stopped|ceased|without) \w+ing|refused|pretend\w*|forgot|failed|tried|unable)\b|\?$/i,
  /\b(?:remember\w*|imagin\w*|dream\w*)\b|(?:[’']s|\b(?:his|her|my|their)) (?:heart|mind|thoughts?|soul|spirits?)\b/i,
  /\b(?:told|asked|bade|begged|ordered|let|made) (?:\w+ ){1,3}(?:to )?(?:sit|stand|go|come|run|walk|take|give|look|eat|drink|sleep|open|close|stop|jump|dance|sing|wait|help)\b/i,
];

/** Whether nothing in the words takes the deeds away from here and now. */
export function isHereAndNow(text: string): boolean {
  const spoken = withoutSilence(text);
  return !beforeEn.test(spoken) && ![...notZh, ...notEn].some((words) => words.test(spoken));
}
