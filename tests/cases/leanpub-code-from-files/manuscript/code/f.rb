puts 1
# ~~~~~~~~~~~~ a fence
puts 2