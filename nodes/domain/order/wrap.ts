/**
 * Breaks text into lines of at most `width` characters between words, losing nothing but the spaces at the breaks. Undefined when
 * a single word is longer than a line.
 */
export function wrapWords(text: string, width: number): string[] | undefined {
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		if (word.length > width) return undefined;
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
