"""How likely a fact is the answer."""
from knowledge.evidence import Evidence
def probability(evidence: Evidence) -> float:
    """Stub until trained."""
    return 0.5*evidence.coverage+0.5*evidence.like
