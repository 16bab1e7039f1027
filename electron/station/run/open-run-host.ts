import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { openProvisionHost } from '../host/provision-host.ts'

/** The host of a run's thread: our own, or the one that this module opens. */
export async function openRunHost(module: string | undefined): Promise<ProvisionHost> {
  if (module === undefined) return openProvisionHost()
  const { openHost }: { openHost: () => ProvisionHost } = await import(module)
  return openHost()
}
