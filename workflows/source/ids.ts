import ids from '../package/ids.json';

/** Fixed ids of the shipped workflows, Data Tables, credentials and tags, and paths of forms: the one list of them. */
export const { workflows: WORKFLOWS, dataTables: TABLES, credentials: CREDENTIALS, tags: TAGS, forms: FORMS } = ids;

export interface Named {
	readonly id: string;
	readonly name: string;
}
