import path from 'node:path'
import type { Store } from './open-store.ts'

/** Remembers a target, so that its name can be scanned. Runs remember theirs by themselves. */
export async function rememberTarget(store: Store, target: string, at: string): Promise<void> {
  await store.write((db) =>
    db
      .insertInto('targets')
      .values({ path: target, first_seen: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** Targets whose file bears this name, with or without what follows the last dot; letters of either case are the same. */
export async function findTargets(store: Store, name: string): Promise<readonly string[]> {
  const rows = await store.read((db) => db.selectFrom('targets').select('path').execute())
  return rows.map((row) => row.path).filter((target) => isNamed(target, name))
}

/** Whether a code names this file. */
export function isNamed(file: string, code: string): boolean {
  const { base, name } = path.parse(file)
  return [base, name].some((each) => each.toUpperCase() === code.toUpperCase())
}
