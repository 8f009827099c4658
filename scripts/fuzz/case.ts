import { createHash } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import { inspect } from 'node:util';
import { Chance } from '../chaos/random';
import type { FuzzTarget } from './target';

/** What is to be replayed. */
export interface CaseName {
	readonly target: string;
	readonly seed: number;
	readonly number: number;
}

export interface Finding extends CaseName {
	readonly kind: 'throws' | 'broken' | 'slow' | 'memory' | 'hangs' | 'keeps';
	/** In one line; the same for the same fault. */
	readonly what: string;
	readonly input: string;
}

export interface CaseResult {
	readonly documentedThrow: boolean;
	/** Milliseconds of CPU time of the reading alone, so that a busy machine counts for nothing. */
	readonly cpuMs: number;
	/** Bytes of memory more than before it. */
	readonly bytes: number;
	readonly finding?: Finding;
}

/** An input is at most about a megabyte: a reader that takes longer, or more memory, does not grow in step with it. */
export const LIMITS = { cpuMs: 2_000, bytes: 400 * 1024 * 1024 };

/** The chance of one case: it hangs on nothing but its name. */
export function chanceOf({ target, seed, number }: CaseName): Chance {
	return new Chance(createHash('sha256').update(`${target} ${seed} ${number}`).digest().readInt32LE(0));
}

const memory = (): number => {
	const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
	return heap + external;
};
const cpuMs = (): number => {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
};

/** Draws one input, reads it and judges what came of it. */
export async function runCase(target: FuzzTarget, name: CaseName): Promise<CaseResult> {
	const input = target.draw(chanceOf(name));
	const shown = () => showInput(input);
	const [memoryBefore, cpuBefore] = [memory(), cpuMs()];
	let thrown: { readonly error: unknown } | undefined;
	try {
		await target.read(input);
	} catch (error) {
		thrown = { error }; // judged below
	}
	const [cpu, bytes] = [cpuMs() - cpuBefore, memory() - memoryBefore];
	const documentedThrow = thrown !== undefined && target.isDocumented?.(thrown.error) === true;
	const result = { documentedThrow, cpuMs: cpu, bytes };
	if (thrown && !documentedThrow) return { ...result, finding: { ...name, ...faultOf(thrown.error), input: shown() } };
	if (cpu > LIMITS.cpuMs) return { ...result, finding: { ...name, kind: 'slow', what: 'takes longer than allowed', input: shown() } };
	if (bytes > LIMITS.bytes)
		return { ...result, finding: { ...name, kind: 'memory', what: 'takes more memory than allowed', input: shown() } };
	return result;
}

/** Name, message without what differs from input to input, and the place in what ships. */
function faultOf(error: unknown): Pick<Finding, 'kind' | 'what'> {
	if (!(error instanceof Error)) return { kind: 'throws', what: `something that is no Error: ${inspect(error).slice(0, 100)}` };
	const place = error.stack
		?.split('\n')
		.find((line) => /^\s+at .*\/(nodes|scripts\/preview|planted)\b/.test(line))
		?.replace(/^.*?((?:nodes|scripts|test)\/.*?)\)?$/, '$1');
	const words = error.message.replace(/"[^"]*"/g, '"…"').replace(/-?\d+(\.\d+)?(e[+-]?\d+)?/gi, 'N');
	return {
		kind: error.name === 'Broken' ? 'broken' : 'throws',
		what: `${error.name}: ${words.slice(0, 200)}${place ? ` (${place})` : ''}`,
	};
}

const LONGEST_SHOWN = 3_000;
const LONGEST_TEXT = 1_500;

export function showInput(input: unknown): string {
	const text = inspect(readable(input), { depth: 12, maxStringLength: LONGEST_TEXT, maxArrayLength: 40, breakLength: 160 });
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)} … (${text.length} characters)` : text;
}

/** Bytes as text, where people can make something of it. */
function readable(input: unknown): unknown {
	if (input instanceof Uint8Array) return readable(Buffer.from(input).toString('latin1'));
	if (typeof input === 'string' && input.length > LONGEST_TEXT) return `${input.slice(0, LONGEST_TEXT)} … (${input.length} characters)`;
	if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
	return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value instanceof Uint8Array ? readable(value) : value]));
}
