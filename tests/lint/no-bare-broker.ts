/**
 * An ESLint rule: nobody speaks on the bus without a name. Only `ask` and `announce` of the module kit say who speaks, so
 * the methods of a Moleculer broker or context that speak may not be reached, be it only to hand them on.
 */
import type { Rule, Scope } from 'eslint';

type Node = Rule.Node;
type Member = Parameters<NonNullable<Rule.NodeListener['MemberExpression']>>[0];
type Pattern = Parameters<NonNullable<Rule.NodeListener['ObjectPattern']>>[0];
type Property = Parameters<NonNullable<Rule.NodeListener['Property']>>[0];

const verbs: ReadonlySet<string> = new Set(['call', 'mcall', 'emit', 'broadcast', 'broadcastLocal']);
/** Names by which brokers and contexts go, as variables and as members. */
const speakers: ReadonlySet<string> = new Set(['broker', 'ctx', 'context']);
/** What makes them, and the types that name them, alone or within another. */
const speakerClass = 'ServiceBroker';
const speakerType = /\b(ServiceBroker|Context)\b/;
/** What may stand around an expression without changing what it is. */
const wrappers: ReadonlySet<string> = new Set([
  'ChainExpression',
  'TSNonNullExpression',
  'TSAsExpression',
  'TSTypeAssertion',
  'TSSatisfiesExpression',
]);

const unwrapped = (node: Node): Node =>
  wrappers.has(node.type) ? unwrapped((node as unknown as { expression: Node }).expression) : node;

/** The name that `x.name`, `x['name']` or `{ name }` reaches; null where only running the code would tell. */
function nameOf(key: Node, isComputed: boolean): string | null {
  if (!isComputed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return key.type === 'TemplateLiteral' ? (key.quasis[0]?.value.cooked ?? null) : null;
}

const isNamed = (names: ReadonlySet<string>, key: Node, isComputed: boolean): boolean =>
  names.has(nameOf(key, isComputed) ?? '');

const memberIs = (names: ReadonlySet<string>, { property, computed }: Member): boolean =>
  isNamed(names, property as Node, computed);

const propertyIs = (names: ReadonlySet<string>, { key, computed }: Property): boolean =>
  isNamed(names, key as Node, computed);

function variableOf(name: string, scope: Scope.Scope | null): Scope.Variable | null {
  return scope === null ? null : (scope.set.get(name) ?? variableOf(name, scope.upper));
}

export const noBareBroker: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      bare: 'Use ask and announce of the module kit: a bare broker call has no name and is refused.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const looked = new Set<Scope.Variable>();

    /** Whether a variable holds a broker or a context under another name; two that hold each other hold neither. */
    function holdsSpeaker(name: string, at: Node): boolean {
      const variable = variableOf(name, sourceCode.getScope(at));
      if (variable === null || looked.has(variable)) return false;
      looked.add(variable);
      const holds = variable.defs.some((definition) => isSource(definition.name as Node));
      looked.delete(variable);
      return holds;
    }

    /** Whether a parameter or variable is declared as a broker or a context; a function that takes one is neither. */
    function isDeclaredSpeaker(bound: Node): boolean {
      const { typeAnnotation } = bound as { typeAnnotation?: { typeAnnotation: Node } };
      if (typeAnnotation === undefined) return false;
      const { typeAnnotation: type } = typeAnnotation;
      return (type.type as string) !== 'TSFunctionType' && speakerType.test(sourceCode.getText(type));
    }

    function isSpeaker(expression: Node | null): boolean {
      if (expression === null) return false;
      const node = unwrapped(expression);
      if (node.type === 'Identifier') return speakers.has(node.name) || holdsSpeaker(node.name, node);
      if (node.type === 'MemberExpression') return memberIs(speakers, node);
      return (
        node.type === 'NewExpression' &&
        node.callee.type === 'Identifier' &&
        node.callee.name === speakerClass
      );
    }

    /** Whether what is bound here, a name or a pattern, is bound to a broker or a context. */
    function isSource(bound: Node): boolean {
      if (isDeclaredSpeaker(bound)) return true;
      const parent = bound.parent as Node;
      switch (parent.type) {
        case 'Property':
          return propertyIs(speakers, parent);
        case 'VariableDeclarator':
          return isSpeaker(parent.init as Node | null);
        case 'AssignmentExpression':
          return isSpeaker(parent.right as Node);
        case 'AssignmentPattern':
          return isSpeaker(parent.right as Node) || isSource(parent);
        default:
          return false;
      }
    }

    const check = (node: Node, speaks: boolean): void => {
      if (speaks) context.report({ node, messageId: 'bare' });
    };
    const taken = ({ properties }: Pattern): Property[] =>
      properties.filter((each) => each.type === 'Property') as Property[];

    return {
      MemberExpression: (node) => check(node, memberIs(verbs, node) && isSpeaker(node.object as Node)),
      ObjectPattern: (node) => {
        for (const property of taken(node)) check(property, propertyIs(verbs, property) && isSource(node));
      },
    };
  },
};
