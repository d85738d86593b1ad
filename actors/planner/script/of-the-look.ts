/** Whether words tell only how somebody or something looks, which a picture of them shows. */

/** What of a person is seen at a glance: hair, face, dress, figure. */
const looksEn =
  /\b(?:hair|beard|whiskers|moustache|curls|braids?|plaits?|eyes|face|cheeks?|brows?|nose|freckles|spectacles|wrinkles|coat|cloak|shawl|scarf|gown|robe|dress(?:ed)?|skirt|apron|hat|cap|bonnet|hood|crown|boots|trousers|jacket|uniform|rags|sleeves|collar|wore|wearing|clad|smil(?:ed|es|ing)|frown(?:ed|s|ing)|blush(?:ed|es|ing)|grinn?(?:ed|s|ing)|scowl(?:ed|s|ing))\b/i;
const figureEn =
  /\b(?:was|were|is|are|looked|looks)(?: \w+){0,3} (?:tall|short|small|thin|fat|stout|broad|old|young|pale|grey|bald|bent|barefoot|ragged|beautiful|handsome|pretty|lovely|ugly)\b/i;
const looksZh =
  /身材|个子|脸|面孔|胡[子须]|头发|辫子|[白短长]发|眉|皱纹|眼睛|双眼|额|穿|戴|披着|系着|[衣袍衫袄裙]|帽|鞋|驼背|高大|[又很]?[瘦胖]|矮小|苍老|年轻|岁(?:的?样子|左右|上下|光景)?$|笑/;

const clausesOf = (text: string): readonly string[] =>
  text
    .split(/[，；,;。.!！…]| and /)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

const isOfLook = (clause: string): boolean =>
  looksEn.test(clause) || figureEn.test(clause) || looksZh.test(clause);

/** Whether every clause is about the looks of somebody. */
export function isLook(text: string): boolean {
  const clauses = clausesOf(text);
  return clauses.length > 0 && clauses.every(isOfLook);
}

/** People, of whom a picture of a thing shows nothing. */
const people = /[人他她我你谁]|\b(?:people|man|men|woman|women|he|she|they|we|I|you|who|somebody|someone)\b/i;

/** Something that is done to a thing, in English: "was sent"; but what it is left like is seen: "was covered". */
const happens =
  /\b(?:was|were|is|are|been) (?!(?:cover|paint|clos|open|lock|light|crack|rust)ed\b)(?:\w+ed|sent|brought|given|taken|made|put|bought|sold|lost|found|told|spent|built)\b/i;

/** Whether words are about a thing only, and nothing is done with it. */
export const isOfThing = (text: string): boolean => !people.test(text) && !happens.test(text);
