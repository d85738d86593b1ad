/** HTML in which text can never become markup: whatever is put between the tags is escaped. */

export interface Markup {
  readonly markup: string;
}

type Filling = string | number | Markup | readonly Markup[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => escapes[mark] ?? mark);

function filled(filling: Filling): string {
  if (typeof filling === 'string') return escaped(filling);
  if (typeof filling === 'number') return String(filling);
  return 'markup' in filling ? filling.markup : filling.map(({ markup }) => markup).join('');
}

/** Tag of templates: the literal parts are markup, everything filled in is text unless it came from here itself. */
export const html = (literals: TemplateStringsArray, ...fillings: readonly Filling[]): Markup => ({
  markup: literals.reduce((page, literal, index) => page + filled(fillings[index - 1] ?? '') + literal),
});

/** Markup of our own that is kept as a constant, such as a style sheet. */
export const verbatim = (markup: string): Markup => ({ markup });
