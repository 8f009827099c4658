/**
 * What is read once per run although the operation is called per item: settings, maps and facts from Sage are the same for all items,
 * and a product list of thousands must not be read and indexed for each order. Their parameters are taken from the first item.
 */
export class RunCache {
	private readonly values = new Map<string, unknown>();

	once<T>(name: string, make: () => T): T {
		if (!this.values.has(name)) this.values.set(name, make());
		return this.values.get(name) as T;
	}
}
