// What a tenant may read.
import { basis } from './basis'
import { bill } from './bill'
import { home } from './home'
import { listBills } from './list-bills'
import { me } from './me'
import type { Needs } from './needs'
import { shareParts } from './share-parts'
import { trend } from './trend'

export const tenant = (needs: Needs) => ({
  me: me(needs),
  home: home(needs),
  listBills: listBills(needs),
  bill: bill(needs),
  basis: basis(needs),
  shareParts: shareParts(needs),
  trend: trend(needs),
})
