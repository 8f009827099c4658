const BITS = 16;
/** Values of one block: columns grow by blocks, so that nothing is copied. */
const BLOCK = 2 ** BITS;
const WITHIN = BLOCK - 1;

/** Numbers one behind the other. */
export class Numbers {
	private readonly blocks: Float64Array[] = [];

	at(index: number): number {
		return (this.blocks[index >>> BITS] as Float64Array)[index & WITHIN] as number;
	}

	set(index: number, value: number): void {
		const block = (this.blocks[index >>> BITS] ??= new Float64Array(BLOCK));
		block[index & WITHIN] = value;
	}
}

/** Whole numbers below 2^31 one behind the other; what was never set is 0. */
export class WholeNumbers {
	private readonly blocks: Int32Array[] = [];

	at(index: number): number {
		return this.blocks[index >>> BITS]?.[index & WITHIN] ?? 0;
	}

	set(index: number, value: number): void {
		const block = (this.blocks[index >>> BITS] ??= new Int32Array(BLOCK));
		block[index & WITHIN] = value;
	}
}

/** Numbers that are nearly all whole and of at most nine digits, four bytes each; the few others stand beside them. */
export class Amounts {
	private readonly small = new WholeNumbers();
	private readonly others = new Map<number, number>();

	at(index: number): number {
		const value = this.small.at(index);
		return value === OTHER ? (this.others.get(index) as number) : value;
	}

	set(index: number, value: number): void {
		const isSmall = (value | 0) === value && value !== OTHER;
		this.small.set(index, isSmall ? value : OTHER);
		if (!isSmall) this.others.set(index, value);
	}
}

const OTHER = -(2 ** 31);

/** Whole numbers from 0 that are nearly all below 65,535, two bytes each. */
export class Shorts {
	private readonly blocks: Uint16Array[] = [];
	private readonly others = new Map<number, number>();

	at(index: number): number {
		const value = (this.blocks[index >>> BITS] as Uint16Array)[index & WITHIN] as number;
		return value === LARGE ? (this.others.get(index) as number) : value;
	}

	set(index: number, value: number): void {
		const block = (this.blocks[index >>> BITS] ??= new Uint16Array(BLOCK));
		block[index & WITHIN] = value < LARGE ? value : LARGE;
		if (value >= LARGE) this.others.set(index, value);
	}
}

const LARGE = 65_535;
