type Fields = Record<string, unknown>;

/** The selected fields of a record; `product.code` is a field of a record that comes with it. */
export function projected<T extends object>(row: T, select: readonly string[]): T {
	const source = row as Fields;
	const picked: Fields = {};
	for (const name of select) {
		const [field, inner] = name.split('.');
		if (source[field] === undefined) continue;
		picked[field] =
			inner === undefined ? source[field] : { ...(picked[field] as Fields), [inner]: (source[field] as Fields | null)?.[inner] };
	}
	return picked as T;
}
