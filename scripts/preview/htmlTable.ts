import { markup, type Markup } from './markup';

export interface Column {
	readonly name: string;
	/** Aligned to the right, digits of one width. */
	readonly isNumber?: boolean;
}

/** A table whose cells carry their heading, for screens too narrow for columns. */
export const table = (columns: readonly Column[], rows: ReadonlyArray<ReadonlyArray<string | Markup>>): Markup =>
	markup`<table>
		<thead>
			<tr>
				${columns.map(({ name, isNumber }) => markup`<th scope="col" class="${classOf(isNumber)}">${name}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map((cells) => row(columns, cells))}
		</tbody>
	</table>`;

const classOf = (isNumber = false): string => (isNumber ? 'number' : 'text');

const row = (columns: readonly Column[], cells: ReadonlyArray<string | Markup>): Markup =>
	markup`<tr>
		${columns.map(({ name, isNumber }, index) => markup`<td data-label="${name}" class="${classOf(isNumber)}">${cells[index]}</td>`)}
	</tr> `;

export const list = (sentences: readonly string[]): Markup =>
	markup`<ul>
		${sentences.map((sentence) => markup`<li>${sentence}</li>`)}
	</ul>`;
