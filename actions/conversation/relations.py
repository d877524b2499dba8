"""The words for the people around somebody, for regexes over folded text."""

_CLOSE = (
    r"mari|femme|epoux|epouse|conjointe?|compagnon|compagne|copain|copine|pere|mere|papa|maman|parents?|beau pere|belle mere"
    r"|beau frere|belle soeur|fils|fille|garcon|gamine?|enfants?|bebe|petite?|petite? fils|petite fille|ado|soeur|frere|grand pere"
    r"|grand mere|mamie|mamy|papy|papi|oncle|tante|cousine?|neveu|niece|jumeaux|jumelles"
)
CLOSE = rf"(?:{_CLOSE})"
ANYBODY = rf"(?:{_CLOSE}|il|elle|ils|elles|quelqu un|voisine?|collegue|amie?|patron|dame|monsieur|homme|gens|ex)"
