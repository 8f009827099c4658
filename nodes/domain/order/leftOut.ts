/** Why an order is left alone before it is looked at. */
export type LeftOutReason = 'waiting to settle' | 'given twice';

/** The orders of one run that are left alone whatever is in them. A changed order that also waits in the exceptions is fetched twice and entered once. */
export class LeftOut {
	private readonly seen = new Set<string>();
	private readonly waiting: ReadonlySet<string>;

	constructor(waitingOrderIds: readonly string[]) {
		this.waiting = new Set(waitingOrderIds);
	}

	/** Remembers the order, so that the same one is left alone the next time. */
	reasonFor(orderId: string): LeftOutReason | undefined {
		if (this.waiting.has(orderId)) return 'waiting to settle';
		if (this.seen.has(orderId)) return 'given twice';
		this.seen.add(orderId);
		return undefined;
	}
}
