/**
 * Claims: a {@link org.limitlab.core.claim.Claim} asks a {@link org.limitlab.core.claim.Question}
 * about a {@link org.limitlab.core.claim.Statistic}, with an acceptance region, a citation and an
 * announced outcome. {@link org.limitlab.core.claim.ClaimReader} reads its spelling in files.
 */
package org.limitlab.core.claim;
