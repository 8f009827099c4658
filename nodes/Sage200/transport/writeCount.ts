/** How many writes an execution has sent. */
export interface WriteCount {
	writes: number;
}

interface Kept extends WriteCount {
	touchedAt: number;
}

/** Longer than any execution lasts. */
const FORGET_AFTER_MS = 7 * 86_400_000;
const counts = new Map<string, Kept>();

/**
 * The count of an execution, shared by its nodes and loops: all of an execution runs in one process. A sub-workflow is an execution
 * of its own. Without an id (a list in the editor) each client counts for itself.
 */
export function writeCountOf(executionId: string | undefined, now: number): WriteCount {
	if (!executionId) return { writes: 0 };
	for (const [id, { touchedAt }] of counts) if (now - touchedAt > FORGET_AFTER_MS) counts.delete(id);
	const known = counts.get(executionId) ?? { writes: 0, touchedAt: now };
	known.touchedAt = now;
	counts.set(executionId, known);
	return known;
}
