import { html, type Html } from './html';
import { counted } from './show';
import type { PageOf } from './paging';

export interface Column {
	readonly head: string;
	/** Amounts and counts stand on the right; what is short stays on one line. On a phone a title is the heading of its card, and a bar needs no words before it. */
	readonly kind?: 'number' | 'links' | 'short' | 'text' | 'title' | 'bar';
	/** Per cent of the width, so that columns of several tables stand below each other. */
	readonly width?: number;
}

export type Cell = string | Html;

export interface TableParts {
	/** What the table is, for those who cannot see where it stands. */
	readonly caption?: string;
	readonly columns: readonly Column[];
	readonly rows: ReadonlyArray<readonly Cell[]>;
	/** A last row of sums. */
	readonly sum?: readonly Cell[];
}

const CLASSES = { number: 'num', links: 'links', short: 'short', text: 'text', title: 'text title', bar: 'bar' } as const;

/**
 * A table; on a phone each row becomes a card with its headings before the values. Roles are said once more, because a browser forgets that it is a table when its rows are
 * drawn as cards.
 */
export function table({ caption, columns, rows, sum }: TableParts): Html {
	const heads = columns.map(({ head, kind = 'text' }) => html`<th role="columnheader" scope="col" class="${CLASSES[kind]}">${head}</th>`);
	const body = [...rows.map((cells) => rowOf(cells, columns, '')), ...(sum ? [rowOf(sum, columns, 'sum')] : [])];
	const widths = columns.flatMap(({ width }) => (width === undefined ? [] : [html`<col style="width:${width}%" />`]));
	const fixed =
		widths.length > 0 &&
		html`<colgroup>
			${widths}
		</colgroup>`;
	return html`<table role="table" ${fixed && html` class="fixed"`}>
		${
			caption !== undefined &&
			html`<caption>
				${caption}
			</caption>`
		}${fixed}
		<thead role="rowgroup">
			<tr role="row">
				${heads}
			</tr>
		</thead>
		<tbody role="rowgroup">
			${body}
		</tbody>
	</table>`;
}

function rowOf(cells: readonly Cell[], columns: readonly Column[], className: string): Html {
	const tags = columns.map(({ head, kind = 'text' }, index) => {
		const value = cells[index] ?? '';
		const isEmpty = (typeof value === 'string' ? value : value.text) === '';
		return html`<td role="cell" data-label="${head}" class="${CLASSES[kind]}${isEmpty ? ' empty' : ''}"><span>${value}</span></td>`;
	});
	return html`<tr role="row" class="${className}">
		${tags}
	</tr>`;
}

/** Links to the pages before and after; nothing where all rows are on one. `linkTo` gives the address of a page. */
export function pager<T>({ number, pages, total }: PageOf<T>, linkTo: (page: number) => string): Html {
	if (pages === 1) return html``;
	const newer = number > 1 && html`<a class="button" rel="prev" href="${linkTo(number - 1)}">Newer</a>`;
	const older = number < pages && html`<a class="button" rel="next" href="${linkTo(number + 1)}">Older</a>`;
	return html`<nav class="pager" aria-label="More rows">
		${newer}${older}<span class="soft">Page ${number} of ${pages}, ${counted(total, 'row')}</span>
	</nav>`;
}
