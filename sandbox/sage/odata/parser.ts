import { refuse } from '../refusal';
import { tokens, type Token } from './tokens';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';
export type Literal = { readonly kind: 'string' | 'number' | 'instant' | 'boolean'; readonly text: string };

export type Filter =
	| { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
	| { readonly kind: 'not'; readonly operand: Filter }
	| { readonly kind: 'compare'; readonly field: string; readonly operator: Comparison; readonly value: Literal }
	| { readonly kind: 'text'; readonly test: TextFunction; readonly field: string; readonly value: Literal };

/** `eq gt ge le and or` are documented by Sage; `ne`, `lt` and `not` are sent by public clients. Nothing else is understood. */
const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const FUNCTIONS = new Set(['contains', 'startswith', 'endswith']);

/** Reads a `$filter`: or, and, not, brackets, comparisons of a field with a literal, three text functions. */
export function parseFilter(text: string): Filter {
	return new FilterParser(tokens(text)).filter();
}

class FilterParser {
	private index = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	filter(): Filter {
		const filter = this.either();
		if (this.index < this.tokens.length) this.fail();
		return filter;
	}

	private either(): Filter {
		let left = this.both();
		while (this.takeName('or')) left = { kind: 'or', left, right: this.both() };
		return left;
	}

	private both(): Filter {
		let left = this.negation();
		while (this.takeName('and')) left = { kind: 'and', left, right: this.negation() };
		return left;
	}

	private negation(): Filter {
		if (!this.takeName('not')) return this.operand();
		return { kind: 'not', operand: this.operand() };
	}

	private operand(): Filter {
		if (this.takeKind('open')) {
			const inner = this.either();
			this.need('close');
			return inner;
		}
		const name = this.need('name').text;
		if (FUNCTIONS.has(name) && this.takeKind('open')) return this.textTest(name as TextFunction);
		return this.comparison(name);
	}

	private textTest(test: TextFunction): Filter {
		const field = this.need('name').text;
		this.need('comma');
		const value: Literal = { kind: 'string', text: this.need('string').text };
		this.need('close');
		const plain: Filter = { kind: 'text', test, field, value };
		// `endswith(f,'X') eq false` is sent by public clients.
		if (!this.takeName('eq')) return plain;
		return this.need('name', /^(true|false)$/).text === 'true' ? plain : { kind: 'not', operand: plain };
	}

	private comparison(field: string): Filter {
		const operator = this.need('name').text;
		if (!COMPARISONS.has(operator)) this.fail(-1);
		return { kind: 'compare', field, operator: operator as Comparison, value: this.literal() };
	}

	private literal(): Literal {
		const token = this.tokens[this.index++];
		if (token?.kind === 'name' && (token.text === 'true' || token.text === 'false')) return { kind: 'boolean', text: token.text };
		if (token?.kind === 'string' || token?.kind === 'number' || token?.kind === 'instant') return { kind: token.kind, text: token.text };
		return this.fail(-1);
	}

	private takeName(text: string): boolean {
		const token = this.tokens[this.index];
		if (token?.kind !== 'name' || token.text !== text) return false;
		this.index++;
		return true;
	}

	private takeKind(kind: Token['kind']): boolean {
		if (this.tokens[this.index]?.kind !== kind) return false;
		this.index++;
		return true;
	}

	private need(kind: Token['kind'], pattern?: RegExp): Token {
		const token = this.tokens[this.index];
		if (token?.kind !== kind || (pattern && !pattern.test(token.text))) this.fail();
		this.index++;
		return token;
	}

	private fail(offset = 0): never {
		const token = this.tokens[this.index + offset];
		refuse(token ? `Syntax error at position ${token.position} in the $filter expression.` : 'The $filter expression ends too early.');
	}
}
