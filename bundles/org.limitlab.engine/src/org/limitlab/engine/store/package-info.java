/**
 * Results as a plain directory: blocks of replicas and theories as HDF5 files, documents beside
 * them. A {@link org.limitlab.engine.store.ResultStore} writes durably and atomically, checks what
 * it reads and mends what it can; a {@link org.limitlab.engine.store.BlockData} is the unit that a
 * run makes, and a {@link org.limitlab.engine.store.StoreException} stops it with a remedy. What is
 * there is never computed again, so resuming, extending and joining shards are ordinary starts.
 */
package org.limitlab.engine.store;
