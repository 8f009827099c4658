import { sageText } from '../../../domain/text/sageText';

/** A look-up key out of its parts: two that Sage would take for the same are the same. */
export const lookUpKey = (...parts: ReadonlyArray<string | number | undefined>): string =>
	parts.map((part) => sageText(String(part ?? ''))).join('|');

/** A text of Sage, which may be missing, against a wanted one, as Sage compares. */
export const isText = (seen: unknown, wanted: string): boolean => sageText(String(seen ?? '')) === sageText(wanted);
