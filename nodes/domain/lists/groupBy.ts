/** A list that holds at least one. */
export type NonEmpty<T> = [T, ...T[]];

/** Groups in the order in which their first member appears; a group has at least that one. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, NonEmpty<T>> {
	const groups = new Map<string, NonEmpty<T>>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
