import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf } from './expected';
import { fileRows } from './fileRows';
import { chaptersOf, FormError, type Chapter, type Section } from './markdown';
import { asSettled, orderLines } from './ordersInSage';
import type { Scenario } from './scenario.types';
import { FACT_KEYS, RESULT_KEYS, TABLES, type FactKey, type TableName } from './vocabulary';
import { oneOf } from './values';

/** All scenarios of the Markdown files of a folder, README.md apart. Throws FormError for anything that the form does not have. */
export function scenariosIn(folder: string): Scenario[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
	return files.sort().flatMap((file) => scenariosOf(readFileSync(join(folder, file), 'utf8'), file));
}

/** The scenarios of one file. */
export const scenariosOf = (text: string, file: string): Scenario[] => chaptersOf(text, file).map((chapter) => scenarioOf(chapter, file));

function scenarioOf(chapter: Chapter, file: string): Scenario {
	const where = `${file}, line ${chapter.line} (${chapter.title})`;
	const sections = sectionsOf(chapter, where);
	const cells = (name: TableName) => sections.get(name)?.table?.rows ?? [];
	const facts = new Map([...(sections.get('')?.facts ?? [])].map(([key, value]) => [oneOf<FactKey>(FACT_KEYS, key, where), value]));
	const rows = fileRows(cells('Rows'), where);
	if (!sections.has('Rows')) throw new FormError(`${where}: there are no "### Rows"`);
	const given = sections.has('Orders in Sage') || facts.has('orders in Sage');
	return {
		name: `${file}: ${chapter.title}`,
		facts,
		rows,
		ordersInSage: given ? orderLines(cells('Orders in Sage'), where) : asSettled(rows, where),
		credits: cells('Credits in Sage'),
		products: cells('Products'),
		skuMap: cells('SKU map'),
		amazonOrders: cells('Amazon orders'),
		orderMoney: cells('Order money'),
		decisions: cells('Order decisions'),
		previous: cells('Previous settlements'),
		series: cells('Series'),
		map: cells('Nominal map'),
		periods: cells('Periods'),
		expected: expectedOf(sections, where),
	};
}

function sectionsOf(chapter: Chapter, where: string): Map<string, Section> {
	const sections = new Map<string, Section>();
	for (const section of chapter.sections) {
		if (sections.has(section.name)) throw new FormError(`${where}: "### ${section.name}" stands twice`);
		sections.set(section.name, section);
		if (section.name !== '') checkSection(section, `${where}, line ${section.line}`);
		else if (section.table) throw new FormError(`${where}: a table stands under the title`);
	}
	return sections;
}

function checkSection({ name, facts, table }: Section, where: string): void {
	const columns: readonly string[] = TABLES[oneOf(Object.keys(TABLES) as TableName[], name, where)];
	for (const column of table?.columns ?? []) oneOf(columns, column, where);
	for (const key of facts.keys()) oneOf(name === 'Posts' ? RESULT_KEYS : [], key, where);
}
