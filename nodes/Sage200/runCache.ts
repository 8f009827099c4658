/** What one run of the node has looked up already. The router makes one per run; nothing outlives it. */
export class RunCache {
	private readonly entries = new Map<string, Promise<unknown>>();

	/** The value under the key; made once. A failed making is forgotten, so that the next item tries again. */
	async remember<T>(key: string, make: () => Promise<T>): Promise<T> {
		const known = this.entries.get(key);
		if (known) return (await known) as T;
		const made = make();
		this.entries.set(key, made);
		made.catch(() => this.entries.delete(key));
		return await made;
	}

	has(key: string): boolean {
		return this.entries.has(key);
	}

	/** After a write that changes what was looked up. */
	forget(key: string): void {
		this.entries.delete(key);
	}

	put(key: string, value: unknown): void {
		this.entries.set(key, Promise.resolve(value));
	}
}
