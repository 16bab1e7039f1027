import type { ContractRouterClient } from '@orpc/contract'
import type { StationContract } from '../../shared/contract/contract.ts'

/** The station as the page calls it; which wire carries the calls is `connect-station.ts`'s affair. */
export type StationClient = ContractRouterClient<StationContract>
