/** English IPA to eSpeak's phoneme names, for input between `[[` and `]]`. */

/** Longest first; what is not listed stands for itself in both alphabets. */
const phonemes: readonly (readonly [string, string])[] = [
  ['tʃ', 'tS'], ['dʒ', 'dZ'], ['eɪ', 'eI'], ['aɪ', 'aI'], ['ɔɪ', 'OI'], ['əʊ', 'oU'], ['oʊ', 'oU'], ['aʊ', 'aU'],
  ['ɪə', 'i@'], ['eə', 'e@'], ['ʊə', 'U@'], ['iː', 'i:'], ['uː', 'u:'], ['ɑː', 'A:'], ['ɔː', 'O:'], ['ɜː', '3:'], ['ɝ', '3:'], ['ɚ', '3'],
  ['ə', '@'], ['ɪ', 'I'], ['ʊ', 'U'], ['ɛ', 'E'], ['e', 'E'], ['æ', 'a'], ['ʌ', 'V'], ['ɒ', '0'], ['ɑ', 'A:'], ['ɔ', 'O:'], ['i', 'i:'], ['u', 'u:'],
  ['θ', 'T'], ['ð', 'D'], ['ʃ', 'S'], ['ʒ', 'Z'], ['ŋ', 'N'], ['ɹ', 'r'], ['ɡ', 'g'], ['ˈ', "'"], ['ˌ', ','], ['ː', ''], ['.', ''],
]; // prettier-ignore

/** `ˈmɪərə` → `'mi@r@`. Slashes and brackets around the transcription are dropped. */
export function ipaMnemonics(ipa: string): string {
  let rest = ipa.replace(/[/[\]\s]/gu, '');
  let mnemonics = '';
  while (rest.length > 0) {
    const [sound, name] = phonemes.find(([symbol]) => rest.startsWith(symbol)) ?? [
      rest.charAt(0),
      rest.charAt(0),
    ];
    mnemonics += name;
    rest = rest.slice(sound.length);
  }
  return mnemonics;
}
