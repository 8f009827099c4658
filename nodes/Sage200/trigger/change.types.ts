import type { IDataObject } from 'n8n-workflow';

/** A record that has changed. */
export interface Change {
	/** Same key, same event: it is given out once. */
	readonly key: string;
	/** Sage's `date_time_updated`. */
	readonly stamp: string;
	readonly json: IDataObject;
}
