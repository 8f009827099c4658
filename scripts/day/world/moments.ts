/** When what could be done first could be done: a fact of the world that no system keeps. Milliseconds since the epoch. */
export class MomentBook {
	/** When Amazon first gave what Sage needs of an order: it was paid, or somebody put right what stood in its way. */
	readonly importable = new Map<string, number>();
	/** Units of each stock code that the house had when the day began. */
	readonly opening = new Map<string, number>();
	/** Quantities that Amazon was given. */
	readonly offers: Array<{ readonly at: number; readonly sku: string; readonly quantity: number }> = [];
}
