import type { ExceptionOwner } from '../exceptions/exception';
import { settingsOf, type KeyedSetting, type SageList } from './setting';
import { SERIES, SETTINGS } from './table';

/** A setting as people read of it. */
export interface SettingDescription {
	/** In keys of a series, `<series>` stands for the client's own name of it. */
	readonly key: string;
	readonly form: string;
	/** `required`, `optional`, or the text that stands for it. */
	readonly unset: string;
	readonly owner: ExceptionOwner;
	readonly means: string;
	readonly names?: SageList;
}

/** Every setting there is, those of a series last. */
export const describeSettings = (): SettingDescription[] =>
	[...settingsOf(SETTINGS), ...settingsOf(SERIES, 'series.<series>.')].map(described);

const described = ({ key, setting: { value, unset, owner, means, names } }: KeyedSetting): SettingDescription => ({
	key,
	form: value.form,
	unset: unset.kind === 'default' ? unset.text : unset.kind,
	owner,
	means,
	...(names && { names }),
});
