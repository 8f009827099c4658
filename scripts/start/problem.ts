/** Something the person at the terminal can put right; shown as words, without a stack. */
export class StartProblem extends Error {}
