import type { DataTableFilter, DataTableRow, IDataTableProjectService, INode } from 'n8n-workflow';
import schemas from '../../../workflows/package/data-tables.json';

type Cell = string | number | boolean | Date | null;
export type Row = Record<string, Cell> & { id: number };
type Filter = DataTableFilter;

/** One of n8n's Data Tables in memory. A column that the table lacks, and a value of another type, are refused as n8n refuses them. */
export class Table {
	private rows: Row[] = [];
	private nextId = 1;
	private readonly types: ReadonlyMap<string, string>;

	constructor(
		readonly name: string,
		readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>,
		private readonly now: () => number,
	) {
		this.types = new Map([...columns.map((column) => [column.name, column.type] as const), ['id', 'number']]);
	}

	find(filter?: Filter): Row[] {
		return this.rows.filter((row) => matches(row, filter)).map((row) => ({ ...row }));
	}

	insert(values: Record<string, unknown>): Row {
		const at = new Date(this.now());
		const empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
		const row = { ...empty, ...this.checked(values), id: this.nextId++, createdAt: at, updatedAt: at } as Row;
		this.rows.push(row);
		return { ...row };
	}

	update(filter: Filter, values: Record<string, unknown>): Row[] {
		const change = { ...this.checked(values), updatedAt: new Date(this.now()) };
		const hit = this.rows.filter((row) => matches(row, filter));
		for (const row of hit) Object.assign(row, change);
		return hit.map((row) => ({ ...row }));
	}

	upsert(filter: Filter, values: Record<string, unknown>): Row[] {
		const updated = this.update(filter, values);
		return updated.length > 0 ? updated : [this.insert(values)];
	}

	delete(filter: Filter): Row[] {
		const gone = this.rows.filter((row) => matches(row, filter));
		this.rows = this.rows.filter((row) => !gone.includes(row));
		return gone;
	}

	private checked(values: Record<string, unknown>): Record<string, Cell> {
		return Object.fromEntries(Object.entries(values).map(([column, value]) => [column, this.cell(column, value)]));
	}

	private cell(column: string, value: unknown): Cell {
		const type = this.types.get(column);
		if (type === undefined) throw new Error(`The Data Table ${this.name} has no column ${column}`);
		if (value === null || value === undefined) return null;
		if (type === 'string' && typeof value !== 'object') return String(value);
		const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof number === 'number' && !Number.isNaN(number)) return number;
		throw new Error(`value '${String(value)}' does not match column type '${type}' of ${column} in ${this.name}`);
	}
}

function matches(row: Row, filter: Filter | undefined): boolean {
	if (!filter || filter.filters.length === 0) return true;
	const holds = filter.filters.map(({ columnName, condition, value }) => compares(row[columnName] ?? null, condition, value as Cell));
	return filter.type === 'and' ? holds.every(Boolean) : holds.some(Boolean);
}

/** As SQL does: nothing compares with an empty cell but `neq`, to which n8n adds the empty ones. */
function compares(cell: Cell, condition: string, value: Cell): boolean {
	if (condition === 'eq') return value === null ? cell === null : cell === value;
	if (condition === 'neq') return value === null ? cell !== null : cell !== value;
	if (cell === null || value === null) return false;
	if (condition === 'lt') return cell < value;
	if (condition === 'gt') return cell > value;
	throw new Error(`The day's Data Tables know no condition ${condition}`);
}

/** All Data Tables of the package, empty, and the door through which n8n's Data Table node reaches them. */
export class Tables {
	private readonly tables: ReadonlyMap<string, Table>;

	constructor(now: () => number) {
		this.tables = new Map(schemas.map(({ id, name, columns }) => [id, new Table(name, columns, now)]));
	}

	/** By id. Throws for a table that the package has not. */
	of(id: string): Table {
		const table = this.tables.get(id);
		if (!table) throw new Error(`Data table with ID '${id}' could not be found in this project`);
		return table;
	}

	/** What n8n gives its Data Table node. `mayGoOn` never resolves for a process that has ended. */
	provider(mayGoOn: () => Promise<void>) {
		const getDataTableProxy = async (_workflow: unknown, _node: INode, id: string): Promise<Partial<IDataTableProjectService>> => {
			const table = this.of(id);
			return {
				getColumns: async () => table.columns as never,
				getManyRowsAndCount: async ({ filter, skip = 0, take = Number.MAX_SAFE_INTEGER }) => {
					await mayGoOn();
					const found = table.find(filter);
					return { count: found.length, data: found.slice(skip, skip + take) as unknown as DataTableRow[] as never };
				},
				insertRows: (async (rows: Array<Record<string, unknown>>) => {
					await mayGoOn();
					return rows.map((row) => table.insert(row));
				}) as never,
				updateRows: (async ({ filter, data }: { filter: Filter; data: Record<string, unknown> }) => {
					await mayGoOn();
					return table.update(filter, data);
				}) as never,
				upsertRow: (async ({ filter, data }: { filter: Filter; data: Record<string, unknown> }) => {
					await mayGoOn();
					return table.upsert(filter, data);
				}) as never,
				deleteRows: (async ({ filter }: { filter: Filter }) => {
					await mayGoOn();
					return table.delete(filter);
				}) as never,
			};
		};
		return { dataTableProxyProvider: { getDataTableProxy } };
	}
}
