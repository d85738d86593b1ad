/** English titles before names, and words that look like names and are none. */
import type { Age, Gender } from '../../../../contracts/reading.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

interface TitleFacts {
  readonly gender: Gender;
  readonly age: Age | null;
}

const titles = new Map<string, TitleFacts>();

const put = (gender: Gender, age: Age | null, list: string): void => {
  for (const title of words(list)) titles.set(title, { gender, age });
};

put(
  'male',
  'adult',
  `mr mister lord sir monsieur mons count baron duke prince king emperor father brother uncle squire signor don
  friar abbot farmer herr señor senor sheikh rabbi master-builder bishop archbishop sultan caliph earl marquis marquess viscount goodman`,
);
put(
  'female',
  'adult',
  `mrs ms lady madam madame mme countess baroness duchess queen empress mother sister aunt auntie signora donna
  dame frau señora senora marchioness mistress goodwife nurse`,
);
put('female', 'young', 'miss mlle mademoiselle princess signorina fräulein fraulein señorita');
put('male', null, 'master');
put('male', 'old', 'grandfather grandpa gaffer');
put('female', 'old', 'grandmother grandma granny gammer');
put(
  'unknown',
  'adult',
  `dr doctor captain capt colonel col major general gen sergeant sgt lieutenant lt corporal private admiral
  commodore inspector constable detective professor prof rev reverend judge justice governor mayor president senator cousin saint st
  officer chief minister maj insp supt cpl adm gov sen hon ambassador commander commissioner sheriff`,
);

/** Facts of a title, by its lower-case form without a full stop. */
export const titleFacts = (word: string): TitleFacts | null => titles.get(word.toLowerCase()) ?? null;

/** Titles that only people have, so that whatever capital word follows is a name: Mrs. Hill, Dr. Wood, Captain March. */
export const isPersonal = (word: string): boolean =>
  /^(?:mr|mrs|ms|miss|mister|mme|madame|mlle|mademoiselle|dr|doctor|prof|professor|rev|reverend|capt|captain|col|colonel|maj|major|gen|sgt|sergeant|lt|lieutenant|insp|inspector|sir|lady|aunt|auntie|uncle|granny|nurse|judge|detective)$/.test(
    word.toLowerCase(),
  );

/** Words that are no names by themselves but are family names after a title. */
const SURNAME_TOO = new Set(
  words(`Hill House Hall Street Park Church Lane Bridge Lake Wood Woods Forest Castle Abbey Court Bath River Valley Field Heath Green
    Common Moor Lodge Farm Grange Place Gate Point Head Port Temple Bay Day Long Young Little Good Great French English Irish Welsh Dutch
    German Summer Winter Spring March May April August North West East South Grace Hope Lord Honor Noon Night Stone Rivers Sea Island
    Town City Towers Tower Small Poor Old Dear Love Fortune Christmas Friday Sunday Monday Rich Early Close Frost Snow`),
);

export const isSurnameToo = (word: string): boolean => SURNAME_TOO.has(word);

/** Adjectives that stand before names and belong to the name of a nursery figure only. */
export const SOFT_TITLE = new Set(words('Old Little Young Poor Dear Good Big Great Wee Tiny Sweet'));

/** Capitalised words that are not the names of people. */
export const NO_NAME = new Set(
  words(`I I'm I've I'll I'd The A An And But Or So If When Then There Here This That These Those He She It They We You His Her Its Their
    Our My Your Him Them Us Me What Which Who Whom Whose Why How Where While Yes No Not Oh Ah O Well Now Good Great God Heaven Heavens
    Goodness Gracious English French German Italian Russian American Indian Irish Scotch Scottish Welsh Spanish Greek Roman Latin Dutch
    Turkish Chinese Japanese British European African Christian Catholic Protestant Jewish Christmas Easter Sunday Monday Tuesday
    Wednesday Thursday Friday Saturday January February March April May June July August September October November December Spring
    Summer Autumn Winter Chapter Book Part Volume Act Scene Bible Parliament England London France Paris Europe America India Rome Italy
    Germany Scotland Ireland Wales Russia China Africa Asia Greece Egypt Spain Boston Chicago Hall House Street Park Square Road Castle
    Abbey Court Bath Church Cathedral Bridge Lane Hill River Lake Sea Ocean Bay Valley Mountain Forest Wood Island Town City Village
    Rev Esq Jr Sr North South East West Let Do Did Does Don't Didn't Come Go Look See Tell Ask Think Thank Thanks Please Never Ever
    Always All Some Any Every One Two Three Four Five Six Seven Eight Nine Ten For From In On At To Of By With As Is Was Are Were Be Been
    Have Has Had Will Would Shall Should Can Could Might Must Just Only Even Still Yet Perhaps Indeed Nothing Something Everything
    Nobody Everybody Somebody Everyone Someone Anyone Dear Poor Old Young Little Providence Nature Fate Fortune Majesty Excellency
    Highness Ladyship Lordship Honour Honor Grace Holiness Worship Very After Before Because Although Though Until Till Since Once Upon
    Again Also Another Both Each Either Neither Such Than Too Up Down Out Off Over Under Away Back Get Give Take Make Put Run Stop Wait
    Hold Keep Stay Leave Help Listen Hush Hark Ay Aye Nay Hurrah Hurray Hello Hallo Hullo Hey Hi Ho Ha Alas Bravo Goodbye Farewell Welcome
    Sorry Excuse Pardon Damn Hell Devil Satan Lord Christ Jesus Sir Madam Ma'am Miss Mr Mrs Ms Dr Illustration Footnote Gutenberg
    Internet Ltd Co Company University College School Hotel Inn Suddenly Presently Soon Finally Meanwhile Instead However Therefore Thus
    Maybe Sometimes Often Today Tomorrow Yesterday Tonight Morning Evening Afternoon Night Noon Day Long Last First Second Third Next
    Later Many Most Much More Few Several Half Other Others Same Quick Quickly Slowly Silence Nonsense Downstairs Upstairs Outside Inside Indoors Overhead Nearby Somewhere Nowhere Everywhere Round Right Left Really Surely Certainly
    Quite Rather Almost Enough Far Near Above Below Behind Beside Between Beyond Across Along Among Around Against About Into Onto
    Through Towards Toward Without Within During Except Whatever Whenever Wherever Whoever Whether Won't Can't Isn't Wasn't Aren't
    It's That's There's What's Who's Where's He's She's We're You're They're I'd You'll We'll They'll He'll She'll Let's Hoot Dinna`),
);

/** Capitalised words that make a run of capitals a place: Bleak House, Baker Street. */
export const PLACE_TAIL = new Set(
  words(`Hall House Street Park Square Road Castle Abbey Court Church Cathedral Bridge Lane Hill River Lake Sea Ocean Bay Valley Mountain
    Mountains Forest Wood Woods Island Islands Town City Village Inn Hotel Gardens Garden Tower Palace College School University Station
    Hospital Heath Green Common Moor Cottage Lodge Farm Manor Grange Place Terrace Avenue Club Gate Point Head Harbour Port Temple`),
);
