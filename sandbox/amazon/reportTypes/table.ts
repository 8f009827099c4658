/** Rows by column name as a tab-separated file; lines end with a line feed and the last one has none, as in the files seen. */
export function writeTable(columns: readonly string[], rows: ReadonlyArray<Readonly<Record<string, string>>>, quoted = false): string {
	const cell = (text: string): string => (quoted ? `"${text}"` : text);
	return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.map(cell).join('\t')).join('\n');
}
