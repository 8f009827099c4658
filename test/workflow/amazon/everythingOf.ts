/** All that n8n could keep of a value: every property with its text, those that JSON leaves out and those of its causes too. */
export function everythingOf(value: unknown): string {
	const seen = new Set<unknown>();
	const text = (part: unknown): string => {
		if (Buffer.isBuffer(part)) return part.toString('utf8');
		if (typeof part !== 'object' || part === null) return String(part);
		if (seen.has(part)) return '';
		seen.add(part);
		return Reflect.ownKeys(part)
			.map((key) => `${String(key)}: ${text((part as Record<PropertyKey, unknown>)[key])}`)
			.join('\n');
	};
	return text(value);
}
