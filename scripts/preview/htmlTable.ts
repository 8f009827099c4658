import { html, type Markup } from './markup';

export interface Column {
	readonly name: string;
	/** Aligned to the right, digits of one width. */
	readonly isNumber?: boolean;
}

/** A table whose cells carry their heading, for screens too narrow for columns. */
export const table = (columns: readonly Column[], rows: ReadonlyArray<ReadonlyArray<string | Markup>>): Markup =>
	html`<table>
		<thead>
			<tr>
				${columns.map(({ name, isNumber }) => html`<th scope="col" ${isNumber ? NUMBER : PLAIN}>${name}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map((cells) => row(columns, cells))}
		</tbody>
	</table>`;

const NUMBER = html` class="number"`;
const PLAIN = html``;

const row = (columns: readonly Column[], cells: ReadonlyArray<string | Markup>): Markup =>
	html`<tr>
		${columns.map(({ name, isNumber }, index) => html`<td data-label="${name}" ${isNumber ? NUMBER : PLAIN}>${cells[index]}</td>`)}
	</tr> `;

export const list = (sentences: readonly string[]): Markup =>
	html`<ul>
		${sentences.map((sentence) => html`<li>${sentence}</li>`)}
	</ul>`;
