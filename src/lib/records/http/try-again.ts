/** Serialization failure and deadlock: PostgreSQL undid the transaction, and the same one may succeed now. */
const undone = ['40001', '40P01'];

/** Does the work, and does it again when it and another writer's stood in each other's way. */
export async function tryAgain<Result>(work: () => Promise<Result>, times = 5): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (times <= 1 || !undone.includes((error as { code?: string }).code ?? '')) throw error;
		return tryAgain(work, times - 1);
	}
}
