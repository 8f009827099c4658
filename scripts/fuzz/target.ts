import type { Chance } from '../chaos/random';

/**
 * A reader that is fuzzed. `draw` makes an input by chance, the same for the same chance; `read` hands it to the reader. What the reader gives or
 * refuses is an answer. What it throws is a finding, unless `isDocumented` says that its docstring names such an error.
 */
export interface FuzzTarget<Input = unknown> {
	readonly name: string;
	draw(chance: Chance): Input;
	/** May check what came out, by `hold`. */
	read(input: Input): unknown;
	isDocumented?(error: unknown): boolean;
}

/** One entry of the registry; only `draw` of the same target makes inputs for its `read`. */
export const target = <Input>(fuzzed: FuzzTarget<Input>): FuzzTarget => fuzzed as FuzzTarget;

/** An answer that must never be given, whatever was read. */
export class Broken extends Error {
	override readonly name = 'Broken';
}

/** Throws Broken when what a reader promises does not hold. */
export function hold(holds: boolean, promise: string): void {
	if (!holds) throw new Broken(promise);
}
