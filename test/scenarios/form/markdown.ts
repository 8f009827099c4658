/** A table of Markdown: its columns, and its rows by column. */
export interface Table {
	readonly columns: readonly string[];
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** What stands under one heading: `- key: value` lines and at most one table. Prose is for people and not read. */
export interface Section {
	readonly name: string;
	readonly line: number;
	readonly facts: ReadonlyMap<string, string>;
	readonly table?: Table;
}

/** One `##` heading with what stands under it, up to the next one. The section named '' is what stands before the first `###`. */
export interface Chapter {
	readonly title: string;
	readonly line: number;
	readonly sections: readonly Section[];
}

/** Something that the form does not have, with file and line. */
export class FormError extends Error {}

interface Growing {
	readonly name: string;
	readonly line: number;
	readonly facts: Map<string, string>;
	table?: { columns: string[]; rows: Array<Record<string, string>> };
}

const HEADING = /^(#{1,4})\s+(.+?)\s*$/;
const FACT = /^-\s+([^:]+):\s+(.+?)\s*$/;

/** Takes a Markdown file apart. Throws FormError for what would be passed over otherwise: a bullet that is no fact, a second table, a key twice. */
export function chaptersOf(text: string, file: string): Chapter[] {
	const chapters: Array<{ title: string; line: number; sections: Growing[] }> = [];
	for (const [index, raw] of text.split(/\r?\n/).entries()) {
		const [line, at] = [raw.trim(), index + 1];
		const fail = (what: string) => new FormError(`${file}, line ${at}: ${what}`);
		const heading = HEADING.exec(line);
		const chapter = chapters.at(-1);
		const section = chapter?.sections.at(-1);
		if (heading?.[1] === '##') chapters.push({ title: heading[2], line: at, sections: [newSection('', at)] });
		else if (heading?.[1] === '###' && chapter) chapter.sections.push(newSection(heading[2], at));
		else if (heading && (heading[1] !== '#' || chapter)) throw fail(`the heading "${line}" stands where none is read`);
		else if (section && line.startsWith('|')) addTableLine(section, line, fail);
		else if (section && line.startsWith('- ')) addFact(section, line, fail);
	}
	return chapters;
}

const newSection = (name: string, line: number): Growing => ({ name, line, facts: new Map() });

function addFact(section: Growing, line: string, fail: (what: string) => FormError): void {
	const fact = FACT.exec(line);
	if (!fact) throw fail(`"${line}" is no fact of the form "- key: value"`);
	if (section.facts.has(fact[1])) throw fail(`"${fact[1]}" stands twice`);
	section.facts.set(fact[1], fact[2]);
}

function addTableLine(section: Growing, line: string, fail: (what: string) => FormError): void {
	const cells = line
		.replace(/^\||\|$/g, '')
		.split('|')
		.map((cell) => cell.trim());
	if (!section.table) section.table = { columns: cells, rows: [] };
	else if (cells.every((cell) => /^:?-+:?$/.test(cell))) {
		if (section.table.rows.length > 0) throw fail('a second table stands under one heading');
	} else if (cells.length !== section.table.columns.length)
		throw fail(`${cells.length} cells under ${section.table.columns.length} columns`);
	else section.table.rows.push(Object.fromEntries(section.table.columns.map((column, index) => [column, cells[index]])));
}
