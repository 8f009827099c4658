/**
 * What a start has begun and must end again, the last one first. Each part names its end at the moment it begins, so that an
 * interruption in the middle of a start leaves nothing behind.
 */
export class PutAway {
	private readonly steps: Array<() => unknown> = [];
	private readonly controller = new AbortController();

	/** Aborted as soon as the putting away begins; for programs that are to end with it. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** Names the end of something that has just begun. What begins after the putting away has started is ended at once. */
	add(step: () => unknown): void {
		this.steps.push(step);
		if (this.signal.aborted) void this.run();
	}

	/** Ends everything. A step that fails does not keep the others from their turn; called again, it does only what came since. */
	async run(): Promise<void> {
		this.controller.abort();
		for (let step = this.steps.pop(); step; step = this.steps.pop()) {
			try {
				await step();
			} catch (failure) {
				console.error(failure);
			}
		}
	}
}
