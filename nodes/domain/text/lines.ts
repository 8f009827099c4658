/** Text that is given piece by piece, to lines. A line ends with LF or CRLF, which may itself be cut in two. */
export class LineSplitter {
	private rest = '';

	/** The lines that are complete now, without their ends. */
	push(text: string): string[] {
		if (!text.includes('\n')) {
			this.rest += text;
			return [];
		}
		const lines = (this.rest + text).split('\n');
		this.rest = lines.pop() ?? '';
		return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
	}

	/** Length of the line that is not complete yet. */
	get pending(): number {
		return this.rest.length;
	}

	/** The last line, which no line end follows; '' when one does. */
	end(): string {
		return this.rest;
	}
}
