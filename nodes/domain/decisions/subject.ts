import type { Result } from '../result';
import type { Decision } from './decision';
import type { DeciderKind } from './deciders';

/** What a person gave on the second page of a form, by the names of its fields; '' where nothing was given. */
export type Given = Readonly<Record<string, string>>;

/** One way to decide. */
export interface Choice {
	/** As it stands in *Decision log*. */
	readonly key: string;
	/** As the person reads it. Without < > " and &: n8n matches options as text. */
	readonly label: string;
	/** What the person must be entitled to. */
	readonly kind: DeciderKind;
	/** What the record says once it is decided. */
	readonly toState: string;
	/** What is decided beside the choice, out of what was given; refused in words where it cannot be used. */
	readonly value?: (given: Given) => Result<string, string>;
	/** Cells of the record beside `status`, `approvedBy` and `decisionId` that change with it. */
	readonly cells?: (decision: Decision) => Readonly<Record<string, string>>;
}

/** A field of the second page beside the choice and the reason. Nothing is preset in it. */
export interface ExtraField {
	readonly name: string;
	readonly label: string;
	readonly type: 'text' | 'date' | 'number' | 'dropdown';
	readonly options?: readonly string[];
}

/** A table that the person is shown, under a heading of its own. */
export interface ShownTable {
	readonly heading: string;
	readonly columns: readonly string[];
	readonly rows: ReadonlyArray<readonly string[]>;
}

/** What is to be decided, as it stands now. */
export interface Subject {
	readonly recordType: string;
	readonly recordId: string;
	/** One sentence that says it all. */
	readonly heading: string;
	readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
	readonly tables: readonly ShownTable[];
	/** Status as it stands in the record; it goes into the filter of the update. */
	readonly state: string;
	/** Hash of the plan that is approved, '' where there is none. */
	readonly about: string;
	/** Decision that the record names now. */
	readonly decisionId: string;
	/** Cells beside `status`, `approvedBy` and `decisionId` that a choice may change, as they stand. */
	readonly cells: Readonly<Record<string, string>>;
	readonly choices: readonly Choice[];
	readonly fields: readonly ExtraField[];
}
